open Lwt.Infix
(* ruleid: list-hd-x, let-rec-f-x-any *)
let first l = List.hd l
(* ruleid: list-nth-any, let-rec-f-x-any *)
let third l = List.nth l 2
(* ruleid: list-find-f-l, let-rec-f-x-any *)
let look l = List.find (fun x -> x > 1) l
(* ruleid: hashtbl-find-any *)
let get h k = Hashtbl.find h k
let run x y =
  (* ruleid: sys-command-x-y, ignore-x, shell *)
  ignore (Sys.command (x ^ y));
  (* ruleid: sys-command-printf-sprintf-any-any, ignore-x, s, shell *)
  ignore (Sys.command (Printf.sprintf "ls %s" x));
  (* ruleid: ignore-x, s *)
  ignore (Sys.command "ls");
  (* ruleid: unix-open-process-in-c *)
  let c = Unix.open_process_in x in
  (* ruleid: unix-execvp-any, s *)
  Unix.execvp "ls" [| "ls" |];
  c
(* ruleid: let-rec-f-x-any *)
let read f =
  (* ruleid: open-in-f, let-x-open-in-f-in-any, let-ic-open-in-f-in-any, leak *)
  let ic = open_in f in
  let s = input_line ic in
  (* ruleid: close-in-c *)
  close_in ic;
  s
(* ruleid: let-rec-f-x-any *)
let leak f =
  (* ruleid: open-in-f, let-x-open-in-f-in-any, let-ic-open-in-f-in-any, leak *)
  let ic = open_in f in
  input_line ic
(* ruleid: filename-temp-file-any, let-rec-f-x-any, let-f-any, s *)
let tmp () = Filename.temp_file "a" "b"
(* ruleid: digest-string-x, let-rec-f-x-any *)
let hash s = Digest.string s
(* ruleid: random-int-n, random-self-init, let-rec-f-x-any, p *)
let rnd n = Random.self_init (); Random.int n
(* ruleid: obj-magic-x, let-rec-f-x-any *)
let cast x = Obj.magic x
(* ruleid: marshal-from-channel-any, let-rec-f-x-any *)
let load ic = Marshal.from_channel ic
let cmp x y =
  (* ruleid: exit-1, x-any, s *)
  if x == "a" then exit 1;
  (* ruleid: x-any-2, if-c-then-true-else-false, s, n-true *)
  if x = "b" then true else false
(* ruleid: if-x-then-y-else-y *)
let same x y = if x then y else y
(* ruleid: not-x-y *)
let neg x y = not (x = y)
(* ruleid: string-sub-s-a-b, let-rec-f-x-any, n-0 *)
let sub s = String.sub s 0 1
(* ruleid: list-map-fun-x-y-l, let-rec-f-x-any *)
let mapped l = List.map (fun x -> x + 1) l
(* ruleid: list-length-l-0, let-rec-f-x-any, n-0 *)
let nonempty l = List.length l > 0
(* ruleid: let-rec-f-x-any *)
(* todoruleid: l *)
let isempty l = l = []
(* ruleid: let-rec-f-x-any, n-0, empty-check *)
let zero l = List.length l = 0
(* ruleid: try-x-with-y, try-any-with-e-any, let-rec-f-x-any, n-0, p *)
let tried f = try f () with _ -> 0
(* ruleid: let-rec-f-x-any, n-0 *)
(* todoruleid: match-x-with-some-y-y-none-z, begin-match-x-with-p-q-end *)
let opt x = match x with | Some y -> y | None -> 0
(* ruleid: failwith-any-x, let-rec-f-x-any, s *)
let fail m = failwith ("bad " ^ m)
(* ruleid: raise-not-found, let-rec-f-x-any, let-f-any *)
let nf () = raise Not_found
(* ruleid: raise-failure-m, let-rec-f-x-any *)
let ff m = raise (Failure m)
(* ruleid: assert-any, let-rec-f-x-any, n-0 *)
let checked x = assert (x > 0); x
(* ruleid: printf-printf-any-x, print-endline-x, print-endline-any, let-rec-f-x-any, s *)
let shown x = Printf.printf "%s" x; print_endline x; print_endline "lit"
(* ruleid: x-f-v, incr-r *)
(* todoruleid: r *)
let upd r v = r.name <- v; incr c; !c
(* todoruleid: ref *)
let l0 = ref []
(* ruleid: for-i-0-to-n-do-any-done, while-true-do-any-done, let-rec-f-x-any, n-0, n-true, p *)
let loop n = for i = 0 to n do foo i done; while true do bar () done
(* ruleid: let-rec-f-x-any, n-0 *)
let rec fact n = if n = 0 then 1 else n * fact (n - 1)
(* ruleid: let-rec-f-x-any, let-f-any, p *)
let unit_fun () = ()
(* ruleid: let-rec-f-x-any, let-a-b-c-in-any *)
(* todoruleid: x-y-2 *)
let pair p = let (a, b) = p in a + b
(* ruleid: let-rec-f-x-any, x-list-map-f *)
let piped l = l |> List.map succ
(* ruleid: f-x *)
let applied f x = f @@ x
(* ruleid: let-rec-f-x-any, x-fun-y-any *)
let bound x = x >>= fun y -> Lwt.return y
(* ruleid: let-rec-f-x-any, lwt-bind-x-fun-y-any *)
let bound2 x = Lwt.bind x (fun y -> Lwt.return y)
(* ruleid: str-regexp-any, s *)
let re = Str.regexp "a.*"
(* ruleid: r-with-name-n *)
let rec2 r n = { r with name = n }
(* ruleid: foo *)
let variant = `Foo
(* ruleid: c *)
let ch = 'c'
(* ruleid: let-rec-f-x-any, x-mod-2 *)
let m x = x mod 2
(* ruleid: a-b-c *)
let arith a b c = a + b * c
(* ruleid: let-rec-f-x-any, x-2 *)
let negate x = - x
(* ruleid: let-rec-f-x-any *)
let opened x = let open List in length x
(* ruleid: let-rec-f-x-any *)
let local x = List.(length x)
(* ruleid: let-rec-f-x-any, let-f-any, p, m-create *)
let made () = Buffer.create ()
(* ruleid: let-rec-f-x-any, lazy-x *)
let delayed x = lazy (foo x)
