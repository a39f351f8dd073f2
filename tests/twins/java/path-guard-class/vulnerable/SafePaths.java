package contracts;

import java.nio.file.Path;

final class SafePaths {

    private SafePaths() {
    }

    static Path within(Path folder, String name) {
        Path base = folder.toAbsolutePath().normalize();
        Path file = base.resolve(name);
        if (!file.startsWith(base)) {
            throw new SecurityException("outside of the folder");
        }
        return file;
    }
}
