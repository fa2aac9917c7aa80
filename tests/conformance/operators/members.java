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
  void d() {
    int a = 0;
    // ruleid: members-of-java
    int b = 1;
    int c = 2;
  }
}
class C {
  Object o = new Object() {
    int a;
    // ok: members-of-java
    int b = 1;
    int c = 2;
  };
}
