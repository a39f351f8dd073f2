# The order of Elixir's Version.
IO.puts("Elixir #{System.version()} Version")

for line <- IO.stream(:stdio, :line) do
  pair = line |> String.trim_trailing("\n") |> String.split("\t")

  sign =
    case Enum.map(pair, &Version.parse/1) do
      [{:ok, a}, {:ok, b}] -> %{lt: "<", eq: "=", gt: ">"}[Version.compare(a, b)]
      _ -> "!"
    end

  IO.puts(sign)
end
