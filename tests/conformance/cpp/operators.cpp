class Buf {
 public:
  // ruleid: cpp-index-operator
  char& operator[](size_t i) { return data_[i]; }
};
