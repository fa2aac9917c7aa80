// ruleid: from-n
import q from 'm';
// ruleid: let-for-var
var a = 1;
// ruleid: let-for-var
var b = 2
