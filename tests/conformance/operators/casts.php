<?php
// ruleid: cast-twice
same($k, (string) $k);
// ok: cast-twice
same($k, (string) $j);
