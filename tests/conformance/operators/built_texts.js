const n = 3;
// ruleid: built-text
use("a" + 1);
// ruleid: built-text
use("a" + n + "b");
use(1 + "a");
// ruleid: built-text
use(`a${n}`);
use("a".concat("b"));
const joined = "a".concat("b");
// ruleid: built-text
use(joined);
const other = "a".concat(p);
use(other);
