fun run(state: State, random: Random) {
    // ruleid: loaded
    when (val s = state) {
        is Loaded -> foo(s)
        else -> bar()
    }
    // ruleid: next-int
    kotlin.random.Random.nextInt()
    // ruleid: next-int
    random.nextInt()
    val c = 'c'
    // ruleid: content, any-content
    foo("c")
}
