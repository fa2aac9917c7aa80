// ruleid: as, as3
a += b;
a++;
// ruleid: as
a = b;
// ruleid: as, as3, as4
c.b += a;
// ruleid: as
c -= a;
// ruleid: as, as3
c = c + a;
// ruleid: as, as3
c += "x";
// ruleid: as, as4
c.b = "x" + z;
// ruleid: as, as2
c ||= a;
