package jobs.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.Serializable;

public class JobReader {

    public record Job(String name, int steps) implements Serializable {
    }

    public Job read(InputStream stream) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(stream)) {
            return (Job) in.readObject();
        }
    }
}
