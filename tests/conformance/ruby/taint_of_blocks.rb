class Finder
  def initialize(term, name)
    @term = term
    @name = name
  end

  def run
    # ruleid: yielded-to-sink
    sink(@term)
    # ok: yielded-to-sink
    sink(@name)
  end

  def label
    "a " + @term
  end
end

class Page
  def given
    yield source
  end

  def fixed
    yield "fixed"
  end

  def items
    source.each { |item| yield item }
    ["fixed"].each do |item|
      # ok: yielded-to-sink
      sink(item)
    end
  end

  def list
    items do |item|
      # ruleid: yielded-to-sink
      sink(item)
    end
  end

  def show
    Finder.new(source, "fixed").run
    finder = Finder.new(source, "fixed")
    # ruleid: yielded-to-sink
    sink(finder.label)
    given do |value|
      # ruleid: yielded-to-sink
      sink(value)
    end
    fixed do |value|
      # ok: yielded-to-sink
      sink(value)
    end
  end
end
