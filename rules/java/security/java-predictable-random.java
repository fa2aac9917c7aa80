import java.security.SecureRandom;
import java.util.Random;

class Tokens {
  void all() {
    // ruleid: java-predictable-random
    Random random = new Random();
    // ruleid: java-predictable-random
    double number = Math.random();
    // ok: java-predictable-random
    SecureRandom good = new SecureRandom();
    // ruleid: java-predictable-random
    int one = java.util.concurrent.ThreadLocalRandom.current().nextInt();
    // ok: java-predictable-random
    Random hidden = new SecureRandom();
    // ruleid: java-predictable-random
    String token = org.apache.commons.lang3.RandomStringUtils.randomAlphanumeric(20);
  }

  void mixed(int[] cards) {
    // ok: java-predictable-random
    shuffle(cards, new java.util.Random());
  }
}
