// weakness: CWE-78 OS command injection
// features: class field, constructor, object kept and read later
// attack: POST /print?queue=lp0;id; is kept in PrintJob.queue and joined to a shell line in run()
// expect: 33 CWE-78
package office.print;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class PrintServlet extends HttpServlet {

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    private static class PrintJob implements Runnable {
        private final String queue;
        private final int copies;

        PrintJob(String queue, int copies) {
            this.queue = queue;
            this.copies = copies;
        }

        @Override
        public void run() {
            String line = "lpr -P " + queue + " -# " + copies + " < /var/spool/app/page.ps";
            try {
                new ProcessBuilder("/bin/sh", "-c", line).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        PrintJob job = new PrintJob(req.getParameter("queue"), 1);
        workers.submit(job);
        resp.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    @Override
    public void destroy() {
        workers.shutdown();
    }
}
