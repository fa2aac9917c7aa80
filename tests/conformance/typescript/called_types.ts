// ruleid: any-state, bound-type, any-name
const a = useState<any>(0);
// ruleid: bound-type
const b = useState<string>("");
// ok: bound-type
const c = useState(1);
// ok: any-name
// ruleid: any-of-member
this.http.get<any>(u);
// ok: any-name
// ruleid: any-of-member
this.http.get<User>(u);
// ruleid: any-name
make<any>(1);
