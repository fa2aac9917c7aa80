open Printf
let calls a b =
  (* ruleid: foo-any, foo-x, foo-x-any, f-x, foo *)
  foo ();
  (* ruleid: foo-any, foo-x, foo-x-any, foo-any-1, f-x *)
  foo 1;
  (* ruleid: foo-any, foo-x, foo-x-any, f-x *)
  foo a;
  (* ruleid: foo-any, foo-x-any, foo-any-1 *)
  foo a 1;
  (* ruleid: list-length-x, f-x *)
  ignore (List.length a);
  (* ruleid: foo-any, foo-x, foo-x-any, list-length-x, list-length-x-0, f-x *)
  if List.length a = 0 then foo 2;
  (* ruleid: list-length-x, f-x *)
  ignore (List.length a = 1);
  (* ruleid: m-foo-x, f-x *)
  ignore (M.foo a);
  (* ruleid: sys-command-x, sys-command-any, f-x *)
  ignore (Sys.command a);
  (* ruleid: sys-command-x, sys-command-any, sys-command-any-2, f-x *)
  ignore (Sys.command "ls");
  (* ruleid: sys-command-x, sys-command-any, f-x, a-b, any-x *)
  ignore (Sys.command ("ls " ^ a));
  (* ruleid: foo-any, foo-a-x, foo-a-x-any *)
  foo ~a:1;
  (* ruleid: foo-any, foo-a-x-any *)
  foo ~a:1 ~b:2;
  (* ruleid: foo-any, foo-x, foo-x-any, f-x, foo-any-2, foo-s *)
  foo "text";
  (* ruleid: foo-any, foo-x, foo-x-any, f-x *)
  foo (secret ());
  (* ruleid: foo-any, foo-x, foo-x-any, f-x *)
  foo (1 + secret ());
  (* ruleid: f-x, x-field *)
  ignore a.field;
  (* ruleid: f-x, x-0, x-i *)
  ignore arr.(0);
  (* ruleid: f-x, x-i *)
  ignore arr.(b);
  (* ruleid: f-x, some-x *)
  ignore (Some a);
  (* ruleid: f-x, none *)
  ignore None;
  (* ruleid: f-x, ref-x *)
  let r = ref 1 in
  (* ruleid: x-y *)
  r := 2;
  (* ruleid: f-x *)
  (* todoruleid: x *)
  ignore !r;
  (* ruleid: x-f-y *)
  a.f <- 3;
  (* ruleid: f-x, a-a *)
  ignore (a = a);
  (* ruleid: f-x, a-b-2 *)
  ignore (a == b);
  (* ruleid: f-x, a-b-3 *)
  ignore (a <> b);
  (* ruleid: f-x, a-b-4 *)
  ignore (a && b);
  (* ruleid: f-x, not-x *)
  ignore (not a);
  (* ruleid: f-x, a-b-5 *)
  ignore (a @ b);
  (* ruleid: f-x, x-y-2 *)
  ignore (a :: b);
  (* ruleid: f-x, any *)
  ignore [ 1; 2 ];
  (* ruleid: f-x, a-b-6 *)
  ignore (a, b);
  (* ruleid: x-f *)
  a |> foo;
  (* ruleid: f-x, printf-sprintf-any-any *)
  ignore (Printf.sprintf "%s" a);
  (* ruleid: f-x, printf-sprintf-any-any *)
  ignore (sprintf "%d" b);
  (* ruleid: foo-any, foo-x, foo-x-any, f-x, fun-x-y, fun-any-any *)
  List.iter (fun x -> foo x) a;
  (* todoruleid: fun-any-any *)
  List.map (function Some x -> x | None -> 0) a;
  (* ruleid: o-run *)
  a#run;
  (* ruleid: f-x *)
  ignore { a = 1; b = 2 };
  (* ruleid: f-x, a-1 *)
  ignore (b + 1);
  (* ruleid: f-x, failwith-x, failwith-any *)
  failwith "bad"

(* ruleid: f-x, raise-x *)
let fail x = raise (Bad x)
(* ruleid: f-x, exit-x *)
let quit () = exit 1
