// ruleid: from-n
import q from 'n';
// ruleid: let-for-var
let a = 1;
// ruleid: let-for-var
let b = 2
