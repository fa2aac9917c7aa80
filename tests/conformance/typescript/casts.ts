// ruleid: cast
log(make() as Input);
// ruleid: cast
log(<Input>make());
// ok: cast
log(make() as Other);

function joined() {
  const data = source();
  const list = [];
  list.concat(data);
  // ok: concatenated
  sink(list);
  list.push(data);
  // ruleid: concatenated
  sink(list);
  let other = [];
  other.concat(source());
  // ruleid: concatenated
  sink(other);
}
