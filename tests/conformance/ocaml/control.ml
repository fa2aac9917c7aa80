let control a l =
  (* ruleid: if-c-then-a, if-c-then-any *)
  if a then foo 1;
  (* ruleid: if-c-then-a, if-c-then-a-else-b, if-c-then-any, if-x-true-then-any-else-any, x-true *)
  if a = true then foo 2 else foo 3;
  (* ruleid: if-c-then-a, if-c-then-a-else-b, if-c-then-a-else-a, if-c-then-any *)
  if a then foo 4 else foo 4;
  (* ruleid: match-x-with-p-any, match-x-with-some-y-z-none-w *)
  ignore (match a with Some x -> x | None -> 0);
  (* ruleid: match-x-with-p-any *)
  ignore (match l with
    | [] -> 0
    | x :: _ when x > 1 -> x
    | _ -> 1);
  (* ruleid: try-x-with-e-any, try-any-with-not-found-any *)
  (try foo 5 with Not_found -> foo 6);
  (* ruleid: try-any-with-any, try-x-with-e-any *)
  (try foo 7 with _ -> ());
  (* ruleid: try-x-with-e-any, try-any-with-not-found-any *)
  (try foo 8 with Failure m -> foo m | Not_found -> ());
  (* ruleid: while-c-do-any-done *)
  while a do foo 9 done;
  (* ruleid: for-i-a-to-b-do-any-done *)
  for i = 0 to 10 do foo i done;
  begin foo 10; foo 11 end;
  (* ruleid: assert-x *)
  assert (a > 1);
  (* ruleid: if-c-then-any *)
  (* todoruleid: if-c-then-a *)
  if a then begin
    foo 12;
    foo 13
  end;
  (* ruleid: let-x-foo-y-in-z *)
  let x = foo 14 in
  use x

(* ruleid: assert-x, assert-false *)
let other a = assert false
