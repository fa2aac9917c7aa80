class A {
  // ruleid: members-of-java
  int b = 1;
  int c = 2;
}
class B {
  int a;
  // ok: members-of-java
  int b = 1;
  int c = 2;
}
