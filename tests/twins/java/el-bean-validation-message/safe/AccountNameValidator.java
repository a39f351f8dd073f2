// weakness: CWE-917 expression language injection
// features: interface, two files, format
// attack: the message is fixed and does not contain the value
// expect: none
package accounts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

public class AccountNameValidator implements ConstraintValidator<AccountName, String> {

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
        if (value != null && value.matches("[a-z]{3,20}")) {
            return true;
        }
        String message = String.format("an account name has %d to %d letters", 3, 20);
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message)
                .addConstraintViolation();
        return false;
    }
}
