# The order of Elixir's Version, and its requirements.
order = fn a, b ->
  with {:ok, a} <- Version.parse(a), {:ok, b} <- Version.parse(b) do
    %{lt: "<", eq: "=", gt: ">"}[Version.compare(a, b)]
  else
    :error -> "!"
  end
end

allowed = fn requirement, version ->
  with {:ok, requirement} <- Version.parse_requirement(requirement), {:ok, version} <- Version.parse(version) do
    if Version.match?(version, requirement), do: "yes", else: "no"
  else
    :error -> "!"
  end
end

answer = if System.argv() == ["ranges"], do: allowed, else: order
IO.puts("Elixir #{System.version()} Version")

for line <- IO.stream(:stdio, :line) do
  [a, b] = line |> String.trim_trailing("\n") |> String.split("\t")
  IO.puts(answer.(a, b))
end
