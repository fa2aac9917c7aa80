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

  long retryDelay(int attempt) throws Exception {
    // ok: java-predictable-random
    Thread.sleep((long) (Math.random() * 100));
    // ok: java-predictable-random
    return (long) (Math.random() * 100 * attempt);
  }

  void mixed(int[] cards) {
    // ok: java-predictable-random
    shuffle(cards, new java.util.Random());
  }
}

class Dice {
  // ok: java-predictable-random
  private final Random random = new Random();

  int roll() {
    return random.nextInt(6) + 1;
  }
}

class Letters {
  String some() {
    // ok: java-predictable-random
    String good = RandomStringUtils.random(12, 0, 0, true, true, null, new SecureRandom());
    // ruleid: java-predictable-random
    return good + RandomStringUtils.random(12, true, true);
  }
}

class Generators {
  // ruleid: java-predictable-random
  private final RandomGenerator some = RandomGenerator.getDefault();
  // ok: java-predictable-random
  private final RandomGenerator good = new SecureRandom();
}
