# The order of Gem::Version, and Gem::Requirement.
puts "RubyGems #{Gem::VERSION}"
$stdin.each_line(chomp: true) do |line|
  if ARGV == ['ranges']
    requirement, version = line.split("\t", -1)
    begin
      allowed = Gem::Requirement.new(requirement.split(',').map(&:strip)).satisfied_by?(Gem::Version.new(version))
      puts(allowed ? 'yes' : 'no')
    rescue ArgumentError
      puts '!'
    end
    next
  end

  pair = line.split("\t", -1)
  next puts('!') unless pair.all? { |version| Gem::Version.correct?(version) }

  a, b = pair.map { |version| Gem::Version.new(version) }
  puts ['<', '=', '>'][(a <=> b) + 1]
end
