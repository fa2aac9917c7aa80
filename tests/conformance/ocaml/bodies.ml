let f = fun x -> x + 1
(* ruleid: ocaml-body, ocaml-any-body *)
let g a = foo a
(* ruleid: ocaml-any-body, ocaml-both-branches *)
let h a = if a then 1 else 2
(* ruleid: ocaml-any-body, ocaml-match *)
let k a = match a with 0 -> 1 | n -> n
(* ruleid: ocaml-any-body, ocaml-match *)
let m = function 0 -> 1 | n -> n
(* ruleid: ocaml-body, ocaml-any-body, ocaml-label *)
let n ~x = foo x
(* ruleid: ocaml-any-body *)
let p x = foo x; bar x
(* ruleid: ocaml-field, ocaml-variable *)
let r = { name = "x"; age = 3 }
(* ruleid: ocaml-any-body *)
let q () =
  if a then b;
  let { c; d } = r in
  (* ruleid: ocaml-body, ocaml-any-body, ocaml-local-function *)
  let go x = foo x in
  go c
