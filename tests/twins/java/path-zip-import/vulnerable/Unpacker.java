package content.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class Unpacker {

    private final Path target;

    Unpacker(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    int unpack(InputStream stream) throws IOException {
        int count = 0;
        ZipInputStream zip = new ZipInputStream(stream);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            Path file = target.resolve(entry.getName()).normalize();
            Files.createDirectories(target);
            Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
            count++;
        }
        return count;
    }
}
