// ruleid: type-base-csharp
class Uses : Base {
  void Run(object o) {
    // ruleid: type-made
    var a = new File(o);
    var b = new Files(o);
    // ruleid: type-cast
    var c = (File)o;
    var d = (Other)o;
  }
}
class Others : Root {}
