open Printf
module L = List
let top = "abc"
let rules id =
  ignore (Sys.command "ls");
  (* ruleid: command *)
  ignore (Sys.command ("ls " ^ id));
  (* ruleid: command *)
  ignore (Sys.command id);
  (* ruleid: regex *)
  foo "http://x";
  foo "https://x";
  foo 99;
  (* ruleid: big *)
  foo 101;
  (* todoruleid: const-text *)
  foo top;
  let s = "abc" in
  (* ruleid: const-text *)
  foo s;
  (* todoruleid: const-text *)
  foo ("a" ^ "bc");
  let n = 7 in
  (* ruleid: const *)
  foo n;
  (* ruleid: same *)
  ignore (s = s);
  ignore (s = id);
  (* ruleid: qualified *)
  ignore (sprintf "%s" id);
  (* ruleid: alias *)
  ignore (L.length id);
  (* ruleid: self-if *)
  ignore (if id then 1 else 1);
  ignore (if id then 1 else 2);
  (* ruleid: either *)
  ignore (Digest.string id);
  (* ruleid: either *)
  ignore (Marshal.from_string id 0);
  let d = source 1 in
  log d;
  (* ruleid: in-let *)
  use d;
  use s

let danger x =
  (* ruleid: inside *)
  foo x;
  (* ruleid: inside *)
  bar (fun y -> foo y)
