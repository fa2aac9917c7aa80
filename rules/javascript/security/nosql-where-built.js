function adults(users, age) {
  // ruleid: nosql-where-built
  users.find({ $where: "this.age > " + age });
  // ruleid: nosql-where-built
  users.find({ active: true, $where: `this.age > ${age}` });
  // ruleid: nosql-where-built
  users.find({ "$where": "this.age > " + age + " && this.ok" });
  // ok: nosql-where-built
  users.find({ $where: "this.age > 18" });
  // ok: nosql-where-built
  users.find({ age: { $gt: age } });
  // ok: nosql-where-built
  users.find({ where: "this.age > " + age });
}
