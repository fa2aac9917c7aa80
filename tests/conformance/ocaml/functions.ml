(* todoruleid: through *)
let inner value other = sink value; other
let same v = v
let gives () = source ()
let later v =
  let w = v in
  w
let go () =
  inner (source ()) 1;
  inner 1 (source ());
  (* todoruleid: through *)
  sink (gives ());
  (* ruleid: through *)
  sink (same (source ()));
  (* ruleid: through *)
  sink (later (source ()));
  sink (same (clean (source ())));
  (* todoruleid: through *)
  let local v = sink v in
  local (source ());
  List.iter (fun v -> sink v) [ source () ]
let choose f = match f with
  (* todoruleid: through *)
  | Some x -> sink x
  | None -> ()
let run () = choose (source ())
