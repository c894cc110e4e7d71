//! Whether 32 bytes are a point of edwards25519: the public half of a keypair is, what a program derives never is.
//!
//! By hand and slowly: this tool is the first thing that a newcomer compiles, and a library for one question would be much
//! of it. Nothing secret is computed here.

/// High and low half; always less than [`PRIME`].
type Number = (u128, u128);

/// 2^255 - 19
const PRIME: Number = (u128::MAX >> 1, u128::MAX - 18);
/// (PRIME - 1) / 2: a number other than 0 is a square exactly where this power of it is 1.
const HALF: Number = (u128::MAX >> 2, u128::MAX - 9);
const ONE: Number = (0, 1);
/// The curve is -x^2 + y^2 = 1 - OVER/UNDER x^2 y^2.
const OVER: Number = (0, 121_665);
const UNDER: Number = (0, 121_666);

/// Whether there is an x to this y, which is x^2 = UNDER (y^2 - 1) / (UNDER - OVER y^2). A fraction is a square exactly where
/// the product of its parts is.
pub(super) fn holds(bytes: &[u8; 32]) -> bool {
    let square = |y| times(y, y);
    let y_squared = square(y_of(bytes));
    let above = times(UNDER, minus(y_squared, ONE));
    let below = minus(UNDER, times(OVER, y_squared));
    let product = times(above, below);
    product == (0, 0) || power(product, HALF) == ONE
}

/// The top bit is the sign of x.
fn y_of(bytes: &[u8; 32]) -> Number {
    let (low, high) = bytes.split_at(16);
    let half = |half: &[u8]| half.iter().rev().fold(0, |sum: u128, byte| sum << 8 | u128::from(*byte));
    reduced((half(high) & (u128::MAX >> 1), half(low)))
}

fn reduced(number: Number) -> Number {
    if number < PRIME { number } else { difference(number, PRIME) }
}

fn plus(a: Number, b: Number) -> Number {
    let (low, carry) = a.1.overflowing_add(b.1);
    reduced((a.0 + b.0 + u128::from(carry), low))
}

fn minus(a: Number, b: Number) -> Number {
    if a >= b { difference(a, b) } else { difference(PRIME, difference(b, a)) }
}

/// Of a number and one that is not greater.
fn difference(a: Number, b: Number) -> Number {
    let (low, borrow) = a.1.overflowing_sub(b.1);
    (a.0 - b.0 - u128::from(borrow), low)
}

fn times(a: Number, b: Number) -> Number {
    bits(b).fold((0, 0), |sum, bit| if bit { plus(plus(sum, sum), a) } else { plus(sum, sum) })
}

fn power(a: Number, exponent: Number) -> Number {
    bits(exponent).fold(ONE, |product, bit| {
        let squared = times(product, product);
        if bit { times(squared, a) } else { squared }
    })
}

/// From the highest to the lowest.
fn bits(number: Number) -> impl Iterator<Item = bool> {
    let of = |half: u128| (0..128).rev().map(move |place| half >> place & 1 == 1);
    of(number.0).chain(of(number.1))
}

#[cfg(test)]
mod tests {
    use super::{ONE, PRIME, difference, holds, minus, plus, power, times};

    fn is_a_point(hex: &str) -> bool {
        let byte = |place: usize| u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).unwrap();
        holds(&std::array::from_fn(byte))
    }

    #[test]
    fn computes_modulo_the_prime() {
        let last = difference(PRIME, ONE);
        assert_eq!(plus(last, ONE), (0, 0));
        assert_eq!(minus((0, 0), ONE), last);
        assert_eq!(times(last, last), ONE);
        // Fermat: any number but 0 to the power of PRIME - 1 is 1.
        assert_eq!(power((12_345, 67_890), last), ONE);
    }

    #[test]
    fn the_keys_of_rfc_8032_are_points() {
        for key in [
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        ] {
            assert!(is_a_point(key), "{key}");
        }
    }

    #[test]
    fn a_neutral_y_is_a_point_and_two_is_none() {
        let small = |y: u8| std::array::from_fn(|place| if place == 0 { y } else { 0 });
        assert!(holds(&small(0)) && holds(&small(1)));
        assert!(!holds(&small(2)));
    }
}
