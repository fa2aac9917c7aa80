# ruleid: sh-sigil
rmdir $TMP
rmdir plain
