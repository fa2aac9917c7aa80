#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "util.h"

#define BUF_SIZE 256
#define MIN(a, b) ((a) < (b) ? (a) : (b))

typedef struct node {
  int key;
  struct node *next;
  char name[32];
} node_t;

enum state { IDLE, RUNNING = 3, DONE };

static const char *const levels[] = {"debug", "info", "warn"};
extern int errno_copy;
static volatile int running;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// ruleid: c-fn-any
static inline int square(int x) { return x * x; }
// ruleid: c-fn-decl, c-form-s10, c-form-s11
int declared_only(const char *path, int flags);
// ruleid: c-form-s11
void takes_callback(void (*cb)(int, void *), void *arg);

// ruleid: c-fn-any, c-fn-param-const
char *dup_name(const char *src) {
  char *dst = malloc(strlen(src));
  strcpy(dst, src);
  return dst;
}

// ruleid: c-fn-any, c-fn-param-const
char *dup_ok(const char *src) {
  char *dst = malloc(strlen(src) + 1);
  if (dst == NULL) {
    return NULL;
  }
  strcpy(dst, src);
  return dst;
}

// ruleid: c-fn-any, c-fn-param-const, c-form-s9
int leak(const char *path) {
  FILE *fp = fopen(path, "r");
  char line[BUF_SIZE];
  if (!fp) return -1;
  while (fgets(line, sizeof(line), fp)) {
    printf("%s", line);
    if (line[0] == '#') continue;
    if (strcmp(line, "end") == 0) break;
  }
  return 0;
}

// ruleid: c-fn-any, c-fn-param-const, c-form-s9
int closes(const char *path) {
  FILE *fp = fopen(path, "rb");
  if (fp == NULL) { perror("fopen"); return -1; }
  fread(line, 1, sizeof line, fp);
  fclose(fp);
  return 0;
}

// ruleid: c-fn-any, c-form-s4
void free_twice(node_t *n) {
  // ruleid: c-metavar-type, c-form-mt2
  free(n);
  log_it("freed");
  // ruleid: c-metavar-type, c-form-mt2
  free(n);
  n->key = 3;
}

// ruleid: c-fn-any, c-form-s4
void free_null(node_t *n) {
  // ruleid: c-metavar-type, c-form-mt2
  free(n);
  n = NULL;
  // ruleid: c-metavar-type, c-form-mt2
  free(n);
}

// ruleid: c-fn-any
static void *worker(void *arg) {
  struct ctx *c = (struct ctx *)arg;
  // ruleid: c-mutex-return
  pthread_mutex_lock(&lock);
  c->count++;
  if (c->stop) {
    return NULL;
  }
  pthread_mutex_unlock(&lock);
  return c;
}

// ruleid: c-fn-any
int parse(int argc, char *argv[]) {
  char cmd[128];
  int n = atoi(argv[1]);
  unsigned int u = (unsigned int)n;
  long total = 0L;
  size_t len = sizeof(node_t) * n;
  node_t *nodes = (node_t *)malloc(sizeof(node_t) * n);
  node_t *zeroed = calloc(n, sizeof(*zeroed));
  nodes = realloc(nodes, len);
  sprintf(cmd, "ls %s", argv[2]);
  snprintf(cmd, sizeof(cmd), "ls %s", argv[2]);
  system(cmd);
  system("ls -l");
  for (int i = 0; i <= n; i++) {
    nodes[i].key = i;
    total += nodes[i].key;
  }
  for (i = 0; i < strlen(cmd); i++) putchar(cmd[i]);
  if (n = 3) {
    total = 1;
  }
  if (n == 3) { total = 2; } else if (n > 3) { total = 3; } else { total = 4; }
  switch (n) {
    case 0:
      total = 0;
    case 1:
      total = 1;
      break;
    case IDLE: {
      total++;
      break;
    }
    default:
      break;
  }
  do {
    total -= 1;
  } while (total > 0);
  memset(nodes, 0, sizeof(nodes));
  memset(nodes, sizeof(node_t), 0);
  memcpy(cmd, argv[1], strlen(argv[1]));
  char *s = getenv("HOME");
  scanf("%s", cmd);
  gets(cmd);
  if (fork() == 0) execl("/bin/sh", "sh", "-c", cmd, NULL);
  int fd = open("/tmp/x", O_CREAT | O_WRONLY, 0777);
  // ruleid: c-form-cmp1, c-form-cmp4
  chmod("/tmp/x", 0777);
  int r = rand() % 6;
  srand(time(NULL));
  total = u > 0 ? u : -u;
  *s = 'x';
  s[0] = '\0';
  (*handler)(n);
  obj.cb(n);
  ptr->ops->read(ptr, n);
  goto out;
  asm("nop");
  assert(n > 0);
  struct node tmp = {1, NULL, "x"};
  struct node tmp2 = {.key = 1, .next = NULL};
  int arr[3] = {1, 2, 3};
  int matrix[2][3];
  double d = 1.5e3;
  float f = 2.0f;
  unsigned char c = 0x1F;
  if (strlen(s) == 0 || s == NULL) return 1;
  if (a & b == c) return 2;
  return (int)total;
out:
  // ruleid: c-metavar-type, c-form-mt2
  free(nodes);
  return -1;
}

#ifdef DEBUG
// ruleid: c-fn-any, c-form-s4
void debug_dump(node_t *n) { printf("%p\n", (void *)n); }
#else
// ruleid: c-fn-any, c-form-s4
void debug_dump(node_t *n) {}
#endif

// ruleid: c-fn-any
int main(void) {
  int x;
  int *p = &x;
  int ret = parse(1, NULL);
  if (ret < 0) {
    fprintf(stderr, "failed: %d\n", ret);
    exit(EXIT_FAILURE);
  }
  strncpy(buf, src, sizeof(buf));
  strncpy(buf, src, strlen(src));
  if (ptr) free(ptr);
  if (ptr) { free(ptr); }
  if (ptr != NULL) { free(ptr); ptr = NULL; }
  tmpnam(name);
  return ret;
}
