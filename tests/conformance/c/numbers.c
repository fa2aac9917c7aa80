// ruleid: c-num-o, c-num-p, c-num-q, c-num-r
int main(){f(0777);
// ruleid: c-num-o, c-num-p, c-num-q, c-num-r
f(0x1ff);
f(777);
// ruleid: c-num-o, c-num-p, c-num-q, c-num-r
f(0b111111111);
}
