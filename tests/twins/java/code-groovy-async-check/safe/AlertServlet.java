// weakness: CWE-94 code injection
// features: async, lambda, wrong guard
// attack: the expression may hold only comparisons of the two known names with numbers
// expect: none
package alerts;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;

@WebServlet(value = "/alerts/test", asyncSupported = true)
public class AlertServlet extends HttpServlet {

    private static boolean harmless(String expression) {
        return expression.matches("(cpu|memory) [<>] \\d{1,3}");
    }

    private static boolean fires(String expression) {
        Binding values = new Binding();
        values.setVariable("cpu", 40);
        values.setVariable("memory", 70);
        return Boolean.TRUE.equals(new GroovyShell(values).evaluate(expression));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String expression = request.getParameter("expr");
        if (expression == null || !harmless(expression)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        AsyncContext async = request.startAsync();
        CompletableFuture.supplyAsync(() -> fires(expression)).thenAccept(result -> {
            ((HttpServletResponse) async.getResponse()).setStatus(result ? 200 : 204);
            async.complete();
        });
    }
}
