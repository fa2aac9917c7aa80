class A {
  // ruleid: swift-variable
  var plain: Int
  // ruleid: swift-variable-value
  var computed: Int { return 1 }
  // ruleid: swift-variable-value
  var both: Int { get { return 1 } set { x = newValue } }
  // ruleid: swift-function
  func f() { go() }
}
