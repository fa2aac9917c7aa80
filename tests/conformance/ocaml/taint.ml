let straight () =
  let a = source () in
  (* ruleid: flow *)
  sink a;
  let b = clean a in
  sink b;
  (* ruleid: flow *)
  sink ("x " ^ a);
  (* ruleid: flow *)
  sink (wrap a);
  (* ruleid: flow *)
  sink a.name;
  let c = "x" in
  sink c;
  let c = a in
  (* ruleid: flow *)
  sink c;
  let r = ref "x" in
  sink !r;
  r := a;
  (* ruleid: flow *)
  sink !r;
  let (d, e) = source () in
  (* ruleid: flow *)
  sink d;
  (* ruleid: flow *)
  sink e

let branches flag =
  let a = if flag then source () else "y" in
  (* ruleid: flow *)
  sink a;
  let b = match flag with true -> source () | _ -> "n" in
  (* todoruleid: flow *)
  sink b;
  (* todoruleid: flow *)
  (match source () with Some x -> sink x | None -> ());
  List.iter (fun x -> sink x) (source ());
  let l = [ source () ] in
  (* ruleid: flow *)
  sink l;
  let t = { k = source () } in
  (* ruleid: flow *)
  sink t.k;
  let u = try source () with _ -> "x" in
  (* todoruleid: flow *)
  sink u;
  (* ruleid: flow *)
  sink (source () |> wrap)

let handle id count =
  (* ruleid: param *)
  query id;
  query ("x" ^ count);
  query "y"
