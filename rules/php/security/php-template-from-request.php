<?php
function show($twig, $smarty) {
  $text = $_GET["text"];
  // ruleid: php-template-from-request
  echo $twig->createTemplate("Dear " . $text)->render([]);
  // ok: php-template-from-request
  echo $twig->createTemplate("Dear {{ name }}")->render(["name" => $text]);
  // ruleid: php-template-from-request
  $loader = new ArrayLoader(["index" => $text]);
  // ruleid: php-template-from-request
  $smarty->display("string:" . $text);
  // ok: php-template-from-request
  $smarty->display("index.tpl");
  // ruleid: php-template-from-request
  echo Blade::render($text);
}
