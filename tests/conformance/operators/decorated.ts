// ruleid: called, called-with-nothing, any-function
@marked
class A {
  // ruleid: called, called-with-nothing, any-function
  @marked() m() {}
  // ruleid: called, called-with-one, any-function
  @marked(1)
  n: string;
}
