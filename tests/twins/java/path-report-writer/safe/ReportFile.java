package reports.files;

import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

class ReportFile {

    private static final String FOLDER = "/srv/reports";

    private final String name;
    private final List<String> lines = new ArrayList<>();

    ReportFile(String name) {
        this.name = "report-" + new File(name.replace('\\', '/')).getName();
    }

    void add(String line) {
        lines.add(line);
    }

    void save() throws IOException {
        try (Writer writer = new FileWriter(new File(FOLDER, name))) {
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
        }
    }
}
