// weakness: CWE-917 expression language injection
// features: helper method, allow list, exception
// attack: only the three property names of the list are evaluated
// expect: none
package struts.sort;

import com.opensymphony.xwork2.ActionSupport;
import java.util.List;
import ognl.Ognl;
import ognl.OgnlException;

public class SortAction extends ActionSupport {

    private static final long serialVersionUID = 1L;
    private static final List<String> PROPERTIES = List.of("name", "price", "stock");

    private String sort = "name";
    private transient List<?> rows = List.of();

    public void setSort(String sort) {
        this.sort = sort;
    }

    private Comparable<Object> value(Object row) throws OgnlException {
        @SuppressWarnings("unchecked")
        Comparable<Object> value = (Comparable<Object>) Ognl.getValue(sort, row);
        return value;
    }

    @Override
    public String execute() {
        if (!PROPERTIES.contains(sort)) {
            return INPUT;
        }
        try {
            for (int i = 1; i < rows.size(); i++) {
                if (value(rows.get(i - 1)).compareTo(value(rows.get(i))) > 0) {
                    return ERROR;
                }
            }
        } catch (OgnlException e) {
            return ERROR;
        }
        return SUCCESS;
    }
}
