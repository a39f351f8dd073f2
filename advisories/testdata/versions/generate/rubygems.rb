# The order of Gem::Version.
puts "RubyGems #{Gem::VERSION}"
$stdin.each_line(chomp: true) do |line|
  pair = line.split("\t", -1)
  next puts('!') unless pair.all? { |version| Gem::Version.correct?(version) }

  a, b = pair.map { |version| Gem::Version.new(version) }
  puts ['<', '=', '>'][(a <=> b) + 1]
end
