const text =
  // ruleid: js-given-text
  "abc";
// ruleid: js-given-text
use(text);
let number =
  // ruleid: js-given-number
  5;
