// ruleid: c-define-number
#define SIZE 256
#define NAME "x"
#define SUM (256 + 1)
// ruleid: c-struct-variable
struct point origin;
// ruleid: c-enum-variable
enum color ink;

void run(struct point *given) {
  // ruleid: c-struct-variable
  struct point here;
  // ruleid: c-struct-pointer
  struct point *there;
  point_t other;
  int n;
  // ruleid: c-character
  put('a');
  // ruleid: c-any-text
  put("a");
  // ruleid: c-define-number
  put('b', 256);
}
