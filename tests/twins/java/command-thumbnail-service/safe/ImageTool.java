package media;

import java.io.IOException;
import java.util.List;

class ImageTool {

    private static final String TARGET = "/srv/media/thumb.png";

    int resize(String source, String geometry) throws IOException, InterruptedException {
        if (geometry == null || !geometry.matches("\\d{1,4}x\\d{1,4}")) {
            throw new IllegalArgumentException("geometry");
        }
        List<String> words = List.of("nice", "convert", source, "-resize", geometry, TARGET, "2>/dev/null");
        String line = String.join(" ", words);
        Process process = Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", line});
        return process.waitFor();
    }
}
