(* ruleid: open-printf *)
open Printf
open Foo.Bar
module L = List
exception Bad of string
type t = { a : int; b : string }
type kind = A | B of int
(* ruleid: let-x-y *)
let top = 1
(* ruleid: let-x-y, let-x-any *)
let text = "abc"
(* ruleid: let-x-y, let-x-ref-y *)
let counter = ref 0
(* ruleid: let-f-a-b, let-f-any-any, let-rec-f-any-any *)
let one x = foo x
(* ruleid: let-f-any-any, let-rec-f-any-any *)
let two x y =
  (* ruleid: let-x-y, let-x-foo-any, let-x-y-in-any, let-x-foo-y-in-any *)
  let z = foo x in
  (* ruleid: let-x-y, let-x-any, let-x-y-in-any *)
  let w = "s" in
  bar z w y
(* ruleid: let-f-a-b, let-f-any-any, let-f-any, let-rec-f-any-any *)
let three () = foo 1
(* ruleid: let-f-any-any, let-rec-f-any-any *)
(* todoruleid: let-f-a-b *)
let rec four n = if n = 0 then 1 else four (n - 1)
(* ruleid: let-f-any-any, let-rec-f-any-any, let-login-any-any *)
let login user password = check user password
(* ruleid: let-f-a-b, let-f-any-any, let-rec-f-any-any, let-f-a-string-any *)
let five (x : string) = foo x
(* ruleid: let-f-any-any, let-rec-f-any-any *)
let six ~name x = foo name x
(* ruleid: let-x-y, let-x-t-y *)
let seven : int = 3
let eight = fun x -> foo x
(* ruleid: let-f-a-b, let-f-any-any, let-rec-f-any-any *)
let nine x =
  (* ruleid: let-a-b-c-in-any *)
  let (a, b) = pair x in
  (* ruleid: let-f-a-b, let-f-any-any, let-rec-f-any-any *)
  let f y = foo y in
  f a;
  (* ruleid: let-x-y, let-x-foo-any, let-x-y-in-any, let-x-foo-y-in-any *)
  let c = foo b in
  c
module M = struct
  (* ruleid: let-x-y, let-x-foo-any *)
  let inner = foo 2
  (* ruleid: let-f-a-b, let-f-any-any, let-rec-f-any-any *)
  let go x = x
end
(* ruleid: let-any *)
let () = foo 4
(* ruleid: let-x-y, let-x-foo-any *)
(* todoruleid: let-x *)
let _ = foo 5
