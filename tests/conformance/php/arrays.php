<?php
// ruleid: any, array-any, x-any
$a = ['a' => 1, 'b' => 2];
// ruleid: any, array-any, x-v-any, x-any
$b = array('verify' => false, 'x' => 1);
// ruleid: any, array-any, array-verify-false, verify-false, x-any
$c = ['verify' => false];
// ruleid: any, array-any, f-any
f([1, 2]);
// ruleid: any, array-any, f-any
f(['a' => 1, 'b' => 2]);
// ruleid: any, array-any, f-any
f(['b' => 2, 'a' => 1]);
// ruleid: any, array-any, x-v-any, x-any
$d = [1, 'x' => 3];
// ruleid: any, array-any, f-x-a-y
f($a, ['a' => 1]);
