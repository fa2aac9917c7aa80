<?php
// ruleid: computed-member
echo $o->{$x};
// ruleid: computed-member, named-member
echo $o->name;
// ruleid: call-in-member, computed-member
$o->{name_of(1)} = 2;
$p = $_GET['b'];
// ruleid: computed-member, member-from-request
echo $q->{$p};
// ruleid: computed-member, member-from-request
echo $q->$p;
// ruleid: computed-member, member-from-request
echo $q->{$_GET['a']};
// ruleid: computed-member
// todoruleid: member-from-request
echo Q::$p;
