// The order of golang.org/x/mod/semver.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/semver"
)

func main() {
	fmt.Println("golang.org/x/mod/semver", os.Getenv("GO_TITLE"))
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		a, b, _ := strings.Cut(lines.Text(), "\t")
		if !semver.IsValid(a) || !semver.IsValid(b) {
			fmt.Println("!")
			continue
		}
		fmt.Println([]string{"<", "=", ">"}[semver.Compare(a, b)+1])
	}
}
