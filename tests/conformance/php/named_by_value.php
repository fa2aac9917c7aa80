<?php
$p = $_GET['b'];
// ruleid: member-named-by-request
// ok: member-named-safely
echo $q->{$p};
// ruleid: member-named-by-request
echo $q->$p;
// ruleid: member-named-by-request
echo $q[$p];
// ok: member-named-by-request
echo $q->p;
