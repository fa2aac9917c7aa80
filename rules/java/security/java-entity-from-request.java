package shop.web;

import shop.domain.Account;
import shop.domain.AccountForm;
import shop.web.forms.Basket;

@RestController
class Accounts {
  @PostMapping("/account")
  String whole(@ModelAttribute Account account) {
    // ruleid: java-entity-from-request
    store.save(account);
    return "saved";
  }

  @PutMapping("/account")
  Account sent(@PathVariable long id, @RequestBody @Valid Account account) {
    // ruleid: java-entity-from-request
    return entities.merge(account);
  }

  @PostMapping("/user")
  void named(@RequestBody UserEntity user) {
    // ruleid: java-entity-from-request
    entities.persist(user);
  }

  @PostMapping("/form")
  void form(@ModelAttribute AccountForm form, @ModelAttribute Basket basket) {
    Account account = new Account();
    account.setName(form.getName());
    // ok: java-entity-from-request
    store.save(account);
    // ok: java-entity-from-request
    store.save(form);
    // ok: java-entity-from-request
    baskets.save(basket);
  }
}

@Controller
class Bound {
  @InitBinder
  void allow(WebDataBinder binder) {
    binder.setDisallowedFields("id", "admin");
  }

  @PostMapping("/account")
  String whole(@ModelAttribute Account account) {
    // ok: java-entity-from-request
    store.save(account);
    return "saved";
  }
}

@Controller
class Notes {
  @Entity
  static class Note { String text; }

  @PostMapping("/note")
  void add(@RequestBody Note note) {
    // ruleid: java-entity-from-request
    notes.save(note);
  }
}
